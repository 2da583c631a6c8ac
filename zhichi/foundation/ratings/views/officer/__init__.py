"""Pages of bad grades, reports and complaints, for heads and the public legal service desks."""
