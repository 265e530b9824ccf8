# SPDX-License-Identifier: GPL-3.0-or-later
aws iot create-job \
    --job-id cli-command \
    --targets arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-001 \
    --document '{"operation":"noop"}' \
    --timeout-config inProgressTimeoutInMinutes=30
