"""The picture of the generator itself, for the README of its repository."""

from __future__ import annotations

from typing import Final

from volcgen.pictures.boxes import Arrow, Box, flow

TITLES: Final = {"en": "How the generator works", "zh": "生成器的工作过程"}
DESCRIPTIONS: Final = {
    "en": (
        "Document pages are imported into the spec. The generator loads and checks the spec, makes the context "
        "of the templates from it, renders them, copies the runtime, makes classes, checks that no text became "
        "code, and formats. It compares the result with the files on disk, and then writes all of them or none. "
        "A site can be built from the documents."
    ),
    "zh": (
        "文档页面先导入描述文件。生成器加载并检查描述文件，由此得到模板的上下文，随后渲染模板、复制运行时、生成类，"
        "确认文本没有变成代码，再格式化；最后与磁盘上的文件比较，要么全部写入，要么全不写入。文档还可以构建为网站。"
    ),
}
_WORDS: Final = {
    "en": {
        "pages": ("Document pages", "and OpenAPI definitions"),
        "changes": ("`changes`", "import, compare versions, release"),
        "init": ("`init`", "new project"),
        "spec_files": ("`spec/`", "what the API is: one file per action"),
        "spec": ("`spec`", "load, check all rules"),
        "rule_manual": ("`rule_manual`", "explains rules"),
        "view": ("`view`", "names, types, examples, sentences"),
        "export": ("`export`", "OpenAPI"),
        "sources": ("`templates/` `runtime/`", "and those in `services/`"),
        "render": ("`render`, `pictures`", "render templates, copy other files"),
        "classes": ("`classes`", "enums and structs"),
        "injection": ("`injection_check`", "texts stay data"),
        "format": ("`formatting`", "black"),
        "tree": ("`tree`, `writing`", "compare, then write all files or none"),
        "cache": ("`cache`", "skips unchanged work"),
        "output": ("`generated/`", "the package and its documents"),
        "site": ("`site`", "documents with search"),
    },
    "zh": {
        "pages": ("文档页面", "以及 OpenAPI 定义"),
        "changes": ("`changes`", "导入、比较版本、发布"),
        "init": ("`init`", "新建项目"),
        "spec_files": ("`spec/`", "API 的描述，每个接口一个文件"),
        "spec": ("`spec`", "加载，检查全部规则"),
        "rule_manual": ("`rule_manual`", "规则说明"),
        "view": ("`view`", "名称、类型、示例、文句"),
        "export": ("`export`", "OpenAPI"),
        "sources": ("`templates/` `runtime/`", "及 `services/` 中的同类文件"),
        "render": ("`render`、`pictures`", "渲染模板，复制其他文件"),
        "classes": ("`classes`", "枚举与结构体"),
        "injection": ("`injection_check`", "文本始终是数据"),
        "format": ("`formatting`", "black"),
        "tree": ("`tree`、`writing`", "先比较，再全部写入或全不写入"),
        "cache": ("`cache`", "跳过未变化的工作"),
        "output": ("`generated/`", "生成的包及其文档"),
        "site": ("`site`", "可搜索的文档网站"),
    },
}


def generator_picture(language: str) -> str:
    """Return the picture as SVG, in `en` or `zh`."""
    words = _WORDS[language]
    boxes = [
        Box("pages", (0, 0), *words["pages"], span=2, tone="accent"),
        Box("changes", (0, 1), *words["changes"], span=2),
        Box("init", (2, 1), *words["init"]),
        Box("spec_files", (0, 2), *words["spec_files"], span=3, tone="accent", shape="store"),
        Box("spec", (0, 3), *words["spec"], span=2),
        Box("rule_manual", (2, 3), *words["rule_manual"]),
        Box("view", (0, 4), *words["view"], span=2),
        Box("export", (2, 4), *words["export"]),
        Box("render", (0, 5), *words["render"], span=2),
        Box("sources", (2, 5), *words["sources"], tone="accent"),
        Box("classes", (0, 6), *words["classes"]),
        Box("injection", (1, 6), *words["injection"]),
        Box("format", (2, 6), *words["format"]),
        Box("cache", (0, 7), *words["cache"]),
        Box("tree", (1, 7), *words["tree"], span=2),
        Box("output", (0, 8), *words["output"], span=3, tone="good", shape="store"),
        Box("site", (0, 9), *words["site"], span=3),
    ]
    arrows = [
        Arrow("pages", "changes"),
        Arrow("changes", "spec_files"),
        Arrow("init", "spec_files"),
        Arrow("spec_files", "spec"),
        Arrow("spec", "view"),
        Arrow("view", "render"),
        Arrow("view", "export"),
        Arrow("sources", "render"),
        Arrow("classes", "render"),
        Arrow("render", "injection"),
        Arrow("injection", "format"),
        Arrow("format", "tree"),
        Arrow("tree", "output"),
        Arrow("output", "site"),
    ]
    return flow(
        language,
        TITLES[language],
        DESCRIPTIONS[language],
        columns=[136, 136, 136],
        gap=18,
        parts=[*boxes, *arrows],
    )
