"""python3 figures.py 62.10 -- D/S of an area over the last three months, one line each."""
import json, os, sys, urllib.request

URL = os.environ.get("POKJANAL_URL", "http://localhost:4000") + "/graphql"
QUERY = """query ($input: AnalyticsInput!) { analytics(input: $input) {
  wilayah { name } cells { period value numerator denominator reason } } }"""


def ask(query, **variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["POKJANAL_TOKEN"]}
    with urllib.request.urlopen(urllib.request.Request(URL, body, headers)) as answer:
        return json.load(answer)["data"]


figures = ask(QUERY, input={"indicators": ["SKDN_DS"], "wilayah": [(sys.argv + ["0"])[1]],
                            "relative": {"last": 3, "unit": "MONTH", "includeCurrent": True}})["analytics"]
for cell in figures["cells"]:
    value = cell["reason"] if cell["value"] is None else "%.1f %%" % cell["value"]
    print(figures["wilayah"][0]["name"], cell["period"], value, cell["numerator"], cell["denominator"])
