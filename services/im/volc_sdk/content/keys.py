"""Names in the JSON of media messages, as the platform's client demos and client SDKs use them.

A media message is `{"__files": {"media": {"remoteURL": ..., "length": ..., "ext": {...}}}}`. The name
under `__files` is a display type that the sender chooses; readers use the first entry.
"""

from __future__ import annotations

from typing import Final

FILES: Final = "__files"
MEDIA: Final = "media"
REMOTE_URL: Final = "remoteURL"
LENGTH: Final = "length"
"""Size in bytes, a number."""
FILE_NAME: Final = "fileName"
"""Name of the file; used if `ext` does not contain the name."""
EXT: Final = "ext"

# Names under `ext`, whose values are all text, even numbers.
TYPE: Final = "s:file_ext_key_type"
NAME: Final = "s:file_ext_key_file_name"
IMAGE_WIDTH: Final = "s:file_ext_key_original_width"
IMAGE_HEIGHT: Final = "s:file_ext_key_original_height"
THUMBNAIL_URL: Final = "s:file_ext_key_thumb_url"
PREVIEW_URL: Final = "s:file_ext_key_preview_url"
VIDEO_WIDTH: Final = "s:file_ext_key_video_width"
VIDEO_HEIGHT: Final = "s:file_ext_key_video_height"
VIDEO_DURATION: Final = "s:file_ext_key_video_duration"
"""Seconds."""
COVER_URL: Final = "s:file_ext_key_video_cover_url"
AUDIO_DURATION: Final = "s:file_ext_key_audio_duration"
"""Seconds."""

# Values of TYPE.
IMAGE: Final = "file_ext_value_type_image"
VIDEO: Final = "file_ext_value_type_video"
FILE: Final = "file_ext_value_type_file"
AUDIO: Final = "file_ext_value_type_audio"
