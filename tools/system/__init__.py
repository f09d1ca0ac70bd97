"""What `./astro` sets up, starts and stops."""
