const pulse = 60
