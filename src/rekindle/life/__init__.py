"""What a person keeps: one tagged Struct per kind of record, with versions, and the timeline they make."""
