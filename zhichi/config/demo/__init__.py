"""The demo city: 济宁's real divisions with invented units' desks, people, points and a simulated year of cases."""
