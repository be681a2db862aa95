"""Everything that users read: plain, short, polite official Vietnamese. No other place words a sentence."""
