"""Edits that a slip, a bad merge or a hostile author may make to a spec file."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.one_of(
    st.sampled_from(
        ["", " ", "\t", "\n", "\n\n", "  ", ":", ": ", "- ", "{", "}", "[", "]", ",", "#", "&a ",
         "*a", "!", "!!str ", "|", ">", "'", '"', "%", "@", "`", "<<: ", "? ", "---\n", "...\n",
         "null", "true", "yes", "0x1", "010", "1e999", "2020-01-01", "-1", "99999999999999999999",
         "~", "\\", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "名", "😀", "é"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=5),
)  # fmt: skip


CUTS = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), PIECES)
