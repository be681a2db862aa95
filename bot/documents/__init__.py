"""Pictures and office documents."""
