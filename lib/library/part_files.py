"""The files of a dataset's parts: asked by DuckDB, their search indexes copied here when wanted."""
from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.library.errors import CorruptLibraryError


@dataclass(frozen=True, slots=True)
class Layer:
    """The pages of one part and day, and where their numbers begin in the whole."""

    path: str
    pages: int
    items: int
    records: int


def is_local(fs: Any) -> bool:
    """Does a file system lie on this machine?"""
    return "file" in ((fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol)


class PartFiles:
    """Reads the files of parts, on this machine or wherever fsspec reaches."""

    def __init__(self, fs: Any, root: str, place: str) -> None:
        import duckdb  # only where a dataset is opened

        self.fs, self.root, self.place = fs, root, place
        self._indexes: dict[str, sqlite3.Connection] = {}
        self._duck = duckdb.connect()
        if not is_local(fs):
            self._duck.register_filesystem(fs)
        self._folder = tempfile.TemporaryDirectory(prefix="coverage-explorer-")

    def close(self) -> None:
        """Let go of files."""
        for index in self._indexes.values():
            index.close()
        self._duck.close()
        self._folder.cleanup()

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return bytes(self.fs.cat_file(f"{self.root}/{path}"))

    def ask(self, statement: str, layer: Layer | None = None, values: list[Any] | None = None) -> list[Any]:
        """Rows of a DuckDB statement; `layer` is named where it can't be read."""
        import duckdb

        try:
            return self._duck.execute(statement, values).fetchall()
        except duckdb.Error as error:
            what = f"the part {layer.path} is broken ({error})" if layer else str(error)
            raise CorruptLibraryError(self.place, what=what) from error

    def table(self, layers: Iterable[Layer]) -> str:
        """The pages of parts as a table of a statement."""
        scheme = "" if is_local(self.fs) else f"{self.place.partition('://')[0]}://"
        files = ", ".join("'" + f"{scheme}{self.root}/{layer.path}.pages.parquet".replace("'", "''") + "'" for layer in layers)
        return f"read_parquet([{files}], filename = true, hive_partitioning = false)"

    def index(self, layer: Layer) -> sqlite3.Connection:
        """The index of a part, copied here when it is first asked."""
        if layer.path not in self._indexes:
            local = Path(self._folder.name) / layer.path.replace("/", "+")
            self.fs.get_file(f"{self.root}/{layer.path}.words", str(local))
            self._indexes[layer.path] = sqlite3.connect(f"{local.as_uri()}?mode=ro&immutable=1", uri=True,
                                                        isolation_level=None, check_same_thread=False)
        return self._indexes[layer.path]
