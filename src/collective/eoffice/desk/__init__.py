"""The work desk (Bàn làm việc): what waits for whom, oldest danger first."""
