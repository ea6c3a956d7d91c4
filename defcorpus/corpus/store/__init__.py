"""The store on the disk: where it lies, its tables, its lock, the ids it gives."""
