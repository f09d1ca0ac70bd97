def load(o):
    pass


def accounts(o):
    return None
