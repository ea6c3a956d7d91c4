"""Page to Article: language, dates, people, places, source and title, each with its evidence."""
