"""Tell how much of the bot its tests run, and fail when that is less than `fail_under` in pyproject.toml.

python scripts/coverage_floor.py <folder that `make coverage` measured into>
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from coverage import Coverage

MARGIN = 1.5
"""Points above the floor at which it is to be raised: a run differs a little from the next."""


def main(folder: Path) -> int:
    """Print the table. Returns the exit code."""
    coverage = Coverage(data_file=str(folder / "all"), config_file=str(Path(__file__).parents[1] / "pyproject.toml"))
    coverage.combine([str(path) for path in folder.glob("lines.*")], strict=True, keep=True)
    coverage.save()
    total = coverage.report()
    floor = float(str(coverage.get_option("report:fail_under")))
    if total < floor:
        print(f"The tests run {total:.1f} % of the bot's lines and branches; {floor:g} % is the least.")
        return 1
    if total >= floor + MARGIN:
        print(f"The tests run {total:.1f} %: raise fail_under in pyproject.toml from {floor:g} to {math.floor(total)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
