#!/bin/sh
# sh breakdown.sh 62.10 2026-05 — D/S of an area by strata of the posts, and how many under-fives live there, as JSON.
set -eu
URL="${POKJANAL_URL:-http://localhost:4000}/graphql"
QUERY='query ($figures: AnalyticsInput!, $counts: ElementFiguresInput!) { analytics(input: $figures) { groups { code name { id } } cells { group value numerator denominator reason } } elementFigures(counts: $counts) { cells { element period value reason carried } } }'
PLACE='"wilayah": ["'"${1:-0}"'"], "periods": ["'"${2:-2026-05}"'"]'
FIGURES='{ "indicators": ["SKDN_DS"], "by": ["STRATA"], '"$PLACE"' }'
COUNTS='{ "elements": ["SK_S"], '"$PLACE"' }'
curl --fail-with-body --silent --show-error "$URL" \
  --header "Authorization: Bearer $POKJANAL_TOKEN" \
  --header 'Content-Type: application/json' \
  --data '{ "query": "'"$QUERY"'", "variables": { "figures": '"$FIGURES"', "counts": '"$COUNTS"' } }'
