export const pulse = 60
