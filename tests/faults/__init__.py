"""What goes wrong around the program: kills, full disks, damaged files, clocks that jump; and that it holds."""
