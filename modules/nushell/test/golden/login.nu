# login file

# extra login