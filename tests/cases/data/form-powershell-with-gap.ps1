aws iot create-job `
  --job-id update-7 `
  --targets "$env:TARGET_ARN" `
  --document '{"operation":"noop"}' `
  --timeout-config inProgressTimeoutInMinutes=30
