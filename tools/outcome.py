"""How many tests passed, and how many did not."""


class Outcome:
    def __init__(self, passed=0, failed=0):
        self.passed, self.failed = passed, failed

    @classmethod
    def of(cls, result):
        """Of unittest's; a skipped test counts as failed: everything that it needs is there."""
        failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
        failed += len(result.skipped)
        return cls(max(result.testsRun - failed, 0), failed)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
