from typing import NamedTuple
class R(NamedTuple):
    text:str
def repair(t): return R(t)
