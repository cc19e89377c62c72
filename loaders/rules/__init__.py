"""What every problem's slug means: its severity, what it says, what to do, what it protects."""
