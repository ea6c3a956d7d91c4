import gc
import os
import sys

import pytest
from hypothesis import settings

# How long a case takes says something of the machine; speed is measured by the benchmarks.
settings.register_profile("defcorpus", deadline=None)
settings.load_profile("defcorpus")


def pytest_collection_finish():
    """What stays to the end is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory):
    """Where no bytecode may be written, the processes that tests start keep theirs in a folder of the run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        if sys.dont_write_bytecode:
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(shared / "compiled"))
        yield
