"""Tests that share a server or a browser's state go to one worker."""

import pytest


@pytest.mark.xdist_group("workers")
def test_a_group_of_tests_goes_to_one_worker(request: pytest.FixtureRequest) -> None:
    # xdist notes the group in the identifier; under another pytest it may do so in vain
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@workers")
