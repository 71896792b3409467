"""python3 follow.py 62.10 [cursor] -- prints every change of D/S below an area, over lost connections too."""
import io, json, os, sys, time, urllib.error, urllib.request

URL = os.environ.get("POKJANAL_URL", "http://localhost:4000") + "/graphql"
QUERY = """subscription ($within: ID, $after: String) {
  indicatorUpdates(filter: { within: $within, indicators: ["SKDN_DS"] }, after: $after) {
  __typename ... on IndicatorUpdated { cursor name period cells { current { numerator denominator } } }
  ... on Heartbeat { cursor } ... on Lagged { cursor } ... on CursorExpired { cursor } } }"""
within, cursor = (sys.argv + ["0", ""])[1], (sys.argv + ["", ""])[2]

while True:
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream",
               "Authorization": "Bearer " + os.environ["POKJANAL_TOKEN"]}
    body = json.dumps({"query": QUERY, "variables": {"within": within, "after": cursor or None}}).encode()
    try:
        stream = urllib.request.urlopen(urllib.request.Request(URL, body, headers), timeout=60)
        for line in io.TextIOWrapper(stream, "utf-8"):
            field, _, text = line.rstrip("\n").partition(": ")
            if field == "id":
                cursor = text  # given again after a lost connection, the server goes on from here
            if field == "data" and text:
                item = json.loads(text)["data"]["indicatorUpdates"]
                figure = item["cells"][0]["current"] if item.get("cells") else {}
                print(cursor, item["__typename"], item.get("name"), item.get("period"), figure, flush=True)
    except urllib.error.HTTPError as refused:
        sys.exit(refused.read().decode())
    except OSError as lost:
        print(lost, file=sys.stderr)
    time.sleep(1)
