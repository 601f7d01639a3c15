"""Make the bundled example: `python examples/convention/make_documents.py [FOLDER]`.

Without a folder it writes into the package, `src/travaux/example`. A second run makes the same bytes. Needs the extra
`example` (reportlab).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making.negotiation import make_all  # noqa: E402

if __name__ == "__main__":
    make_all(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "src" / "travaux" / "example")
