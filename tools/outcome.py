"""How many tests passed, and which did not, with why."""

LONGEST_REASON = 1500  # characters of its end


class Outcome:
    """`reasons` tells of tests that did not pass; `failed` counts them, told of or not."""

    def __init__(self, passed=0, failed=0, reasons=()):
        self.passed, self.failed, self.reasons = passed, failed, list(reasons)

    @classmethod
    def of(cls, result):
        """Of unittest's; a skipped test counts as failed: everything that it needs is there."""
        unwell = [*result.failures, *result.errors, *result.skipped]
        unwell += [(test, "should have failed") for test in result.unexpectedSuccesses]
        reasons = [f"{test}\n{why[-LONGEST_REASON:].strip()}" for test, why in unwell]
        return cls(max(result.testsRun - len(unwell), 0), len(unwell), reasons)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.reasons += other.reasons
