"""Tables as Parquet: typed, exact, in row groups of bounded size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.models import OnrecordError
from onrecord.reports.export_rows import Columns
from onrecord.reports.export_schema import Table

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP: Final = 50_000
BYTES_A_GROUP: Final = 32_000_000


class NoParquetError(OnrecordError):
    """pyarrow is not installed."""


def require() -> None:
    """Raises NoParquetError where Parquet cannot be written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise NoParquetError(
            "Parquet needs pyarrow, which is not installed: pip install "
            "'onrecord[parquet]'"
        ) from None


class ParquetTable:
    """One file; its column metadata says what each variable is."""

    def __init__(self, table: Table, path: Path) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        types: dict[str, Any] = {
            "string": pa.string(), "integer": pa.int64(), "number": pa.float64(),
            "boolean": pa.bool_(), "date": pa.date32(),
            "datetime": pa.timestamp("us", tz="UTC"),
        }  # fmt: skip
        self._schema = pa.schema(
            pa.field(one.name, types[one.type], metadata={"about": one.about})
            for one in table.variables
        )
        self._writer = ParquetWriter(path, self._schema, compression="zstd")
        self._batches: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0

    def write(self, columns: Columns) -> None:
        """One batch, typed as in the record."""
        import pyarrow as pa

        arrays = [
            pa.array(column, type=one.type)
            for column, one in zip(columns, self._schema, strict=True)
        ]
        batch = pa.RecordBatch.from_arrays(arrays, schema=self._schema)
        self._batches.append(batch)
        self._rows += batch.num_rows
        self._bytes += batch.nbytes
        if self._rows >= ROWS_A_GROUP or self._bytes >= BYTES_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._batches:
            whole = pa.Table.from_batches(self._batches, schema=self._schema)
            self._writer.write_table(whole, row_group_size=max(self._rows, 1))
        self._batches = []
        self._rows = self._bytes = 0

    def close(self) -> None:
        self._flush()
        self._writer.close()
