"""Fit to publish: what is still wrong in a report, what its PDF is, what differs from the last one."""
