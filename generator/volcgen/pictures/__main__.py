"""Write the pictures of the documents of this repository: `python -m volcgen.pictures docs/pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

from volcgen.pictures.architecture import TITLES, generator_picture


def main(folder: Path) -> None:
    """Write `generator.<language>.svg` for each language."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in TITLES:
        file = folder / f"generator.{language}.svg"
        file.write_text(generator_picture(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
