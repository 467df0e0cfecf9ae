"""Which files browsers show and LMSs take, by the ending of their names (small letters, with the dot)."""

IMAGES = frozenset((".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"))
AUDIO = frozenset((".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".aac"))
VIDEO = frozenset((".mp4", ".m4v", ".webm", ".ogv", ".mov"))
CAPTIONS = ".vtt"

# What Moodle, Chamilo or a careful web server refuses or runs instead of handing it out.
REFUSED = frozenset(
    (
        *(".php", ".php3", ".php4", ".php5", ".php7", ".phtml", ".phar", ".asp", ".aspx", ".jsp", ".cgi", ".pl", ".py"),
        *(".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".vbs", ".ps1", ".sh", ".dll", ".jar", ".htaccess"),
    )
)

# Pictures, sound and film that browsers offer as a download, or not at all.
UNSHOWN = frozenset(
    (
        *(".tif", ".tiff", ".psd", ".ai", ".eps", ".heic", ".heif", ".raw", ".emf", ".wmf"),
        *(".avi", ".wmv", ".flv", ".mkv", ".mpg", ".mpeg", ".swf", ".wma", ".aif", ".aiff", ".mid", ".amr"),
    )
)
