// In a cascade layer, so that any rule of ours wins whatever the order in which the files are loaded.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './tokens.css';
