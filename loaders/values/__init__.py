"""What is written in a cell, turned into values: numbers, amounts, dates, codes and places."""
