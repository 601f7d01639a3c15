"""Make the bundled example: `python examples/convention/make_documents.py [FOLDER [TRUTH]]`.

Without a folder it writes into the package, `src/travaux/example`, and the truth into `tests/example/truth`. A second
run makes the same bytes. Needs the extra
`example` (reportlab).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making.negotiation import make_all, write_truth  # noqa: E402

PACKAGE = HERE.parents[1] / "src" / "travaux" / "example"
TRUTH = HERE.parents[1] / "tests" / "example" / "truth"

if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:3]]
    pages = make_all(given[0] if given else PACKAGE)
    write_truth(given[1] if len(given) > 1 else (given[0] / "truth" if given else TRUTH), pages)
