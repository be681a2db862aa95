"""The stage on which every test of the simulator plays."""

from sim_stage import stage

__all__ = ["stage"]
