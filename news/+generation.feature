The processing slip of an incoming document (Phiếu giải quyết văn bản đến) as ODT, and as PDF where LibreOffice is installed; templates in /mau are the Manager's alone and are rendered under guard.
