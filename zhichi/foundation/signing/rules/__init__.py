"""What holds for certificates, impressions and checks: functions of values."""
