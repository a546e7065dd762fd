"""`spoor` on a Spark cluster: what the driver plans, and what a task does on a worker."""
