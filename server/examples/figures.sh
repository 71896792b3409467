#!/bin/sh
# sh figures.sh 62.10 — D/S of an area over the last three months, as JSON.
set -eu
URL="${POKJANAL_URL:-http://localhost:4000}/graphql"
QUERY='query ($input: AnalyticsInput!) { analytics(input: $input) { cursor cells { indicator period value numerator denominator reason completeness } } }'
INPUT='{ "indicators": ["SKDN_DS"], "wilayah": ["'"${1:-0}"'"], "relative": { "last": 3, "unit": "MONTH", "includeCurrent": true } }'
curl --fail-with-body --silent --show-error "$URL" \
  --header "Authorization: Bearer $POKJANAL_TOKEN" \
  --header 'Content-Type: application/json' \
  --data '{ "query": "'"$QUERY"'", "variables": { "input": '"$INPUT"' } }'
