#!/bin/sh
# sh follow.sh 62.10 1-250 — prints changes as server-sent events; the id of the last one, given again, goes on from there.
set -eu
URL="${POKJANAL_URL:-http://localhost:4000}/graphql"
QUERY='subscription ($within: ID, $after: String) { indicatorUpdates(filter: { within: $within, indicators: [\"SKDN_DS\"] }, after: $after) { __typename ... on IndicatorUpdated { cursor name period cells { current { value numerator denominator } } } ... on Heartbeat { cursor } ... on Lagged { cursor } ... on CursorExpired { cursor } } }'
curl --no-buffer --fail-with-body --silent --show-error "$URL" \
  --header "Authorization: Bearer $POKJANAL_TOKEN" \
  --header 'Content-Type: application/json' \
  --header 'Accept: text/event-stream' \
  ${2:+--header "Last-Event-ID: $2"} \
  --data '{ "query": "'"$QUERY"'", "variables": { "within": "'"${1:-0}"'" } }'
