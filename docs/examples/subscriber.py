#!/usr/bin/env python3
"""Follows news.articles and keeps each story as it now stands: a revision or correction replaces
what was there, a kill takes it away. Needs confluent-kafka (Debian: python3-confluent-kafka).

    docs/examples/subscriber.py localhost:9092 [key=value ...]

Further arguments are settings of librdkafka, e.g. security.protocol=SASL_SSL.
"""
import json
import sys

from confluent_kafka import Consumer, KafkaError

settings = dict(argument.split("=", 1) for argument in sys.argv[2:])
consumer = Consumer({
    "bootstrap.servers": sys.argv[1],
    "group.id": "example-python",
    "auto.offset.reset": "earliest",
    # Without this, what a crashed transaction left behind would be seen as well.
    "isolation.level": "read_committed",
    # Kafka remembers how far this read only once it has been used.
    "enable.auto.commit": False,
    **settings,
})
consumer.subscribe(["news.articles"])
headlines = {}


def take(uri, event):
    """Taking the same event again changes nothing: after a crash, the last ones may come twice."""
    verdict = event["verdict"]["type"]
    if verdict == "kill":
        return f"{verdict}  {headlines.pop(uri, None)}"
    headlines[uri] = event["article"]["headline"]
    tags = [[tag["name"] for tag in event.get(kind, [])] for kind in ("actors", "locations")]
    return f"{verdict}  {headlines[uri]}  {tags[0]}{tags[1]}"


try:
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            # librdkafka mends the others by itself.
            if message.error().fatal() or message.error().code() == KafkaError.TOPIC_AUTHORIZATION_FAILED:
                sys.exit(str(message.error()))
            continue
        print(take(message.key().decode(), json.loads(message.value())), flush=True)
        consumer.commit(message)
except KeyboardInterrupt:
    pass
finally:
    consumer.close()
