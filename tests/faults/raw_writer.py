"""Writes to a MongoDB-protocol server as fast as it can and says what was acknowledged; or reads
what is there. raw_writer.py write|read PORT. Runs in the virtual environment, which has pymongo."""

import json
import sys

import pymongo


def numbers(port):
    client = pymongo.MongoClient(
        "127.0.0.1", port, directConnection=True, retryWrites=False, w=1, socketTimeoutMS=3000
    )
    return client.durability.numbers


def write(collection):
    acknowledged = []
    try:
        for number in range(1_000_000):
            collection.insert_one({"_id": number, "text": "x" * 100})
            acknowledged.append(number)
    except pymongo.errors.PyMongoError:
        pass  # the server was killed: what came before counts
    return acknowledged


if __name__ == "__main__":
    target = numbers(int(sys.argv[2]))
    if sys.argv[1] == "write":
        print(json.dumps(write(target)))
    else:
        print(json.dumps([each["_id"] for each in target.find({}, {"_id": 1})]))
