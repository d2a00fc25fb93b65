"""What followupd asks of the world: Protocols with their promises, errors and units."""
