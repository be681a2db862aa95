"""Measurements that are run by hand or in CI, never inside the tests."""
