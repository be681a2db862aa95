"""The process: composition root, intake, sender, ticker, transports, command line."""
